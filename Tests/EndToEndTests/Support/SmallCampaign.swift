/// Campaigns that are large enough to need several calls.
enum SmallCampaign {
  /// So many links `card-0000`, …, with codes and nothing else of note.
  static func yaml(links: Int) -> String {
    """
    campaign: cards
    vars:
      base: https://www.example.com
    links:
      - id: card
        for_each: {number: '${{ range(\(links)) }}'}
        key: card-${{ pad(number, 4) }}
        url: ${{ vars.base }}/cards/${{ number }}
        custom_slug: ${{ key }}
        labels: [card]

    """
  }

  /// A link for each row of a CSV file with a column `id`.
  static func withData(_ path: String) -> String {
    """
    campaign: cards
    data: {rows: {csv: \(path), key: id}}
    links:
      - id: card
        for_each: {row_of_data: '${{ data.rows }}'}
        key: card-${{ row_of_data.id }}
        url: https://www.example.com/cards
        custom_slug: ${{ key }}

    """
  }
}

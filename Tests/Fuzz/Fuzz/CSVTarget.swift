import InMemoryFiles

/// Any bytes are a table of a campaign, or complaints with places.
func csvTarget(_ bytes: [UInt8]) -> CInt {
  let campaign = """
    campaign: c
    data: {t: {csv: t.csv, key: id, columns: {n: int, d: date, b: bool}}}
    links:
      - id: a
        for_each: {row: '${{ data.t }}'}
        url: 'https://a.example/${{ row.id }}?n=${{ row.n }}&x=${{ row.x }}'
        key: '${{ row.id }}'
        custom_slug: '${{ row.id | slug }}'
    """
  var inputs = InMemoryFiles(["c.yaml": Array(campaign.utf8), "t.csv": bytes])
  _ = inputs.expanded()
  return 0
}

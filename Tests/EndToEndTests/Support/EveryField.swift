/// A campaign of seven links that uses every field of a link, in spellings that a service may well
/// write back otherwise.
enum EveryField {
  static let links = 7

  static let yaml = """
    campaign: matrix
    defaults:
      labels: [Frühling, Große Aktion]
      utm: {source: store, medium: qr, campaign: spring}
    links:
      - id: given
        for_each: {number: '${{ range(5) }}'}
        key: given-${{ number }}
        custom_slug: mx-${{ number }}
        url: 'https://WWW.Example.com:443/%7esummer/${{ number }}?b=%c3%a4&a=1#top'
        expires_at: 2031-01-01T00:00:00+02:00
        enabled: ${{ number != 3 }}
        routing_rules:
          - destination: https://m.Example.com
            priority: 20
            conditions: {device_types: [tablet, mobile], percentage: 100}
          - destination: 'https://ch.example.com/${{ number }}?z=1&y=2'
            priority: 10
            conditions:
              countries: [CH, AT]
              country_mode: exclude
              device_types: [desktop]
              hours: {start: 20, end: 6}
              percentage: 12.5
              expires_at: 2030-06-30T12:00:00+02:00
          - {destination: 'https://www.example.com/rest', priority: 30}
      - id: chosen
        for_each: {place: [door, till]}
        key: chosen-${{ place }}
        url: https://www.example.com/summer/${{ place }}
        enabled: ${{ place != "till" }}

    """

  /// Changes that concern every link: URLs, labels, rules, and which of them are on.
  static func edit(_ folder: Folder) throws {
    let path = "campaigns/small.yaml"
    try folder.replace("summer/", by: "autumn/", in: path)
    try folder.replace("[Frühling, ", by: "[Frühling, Spät, ", in: path)
    try folder.replace("start: 20", by: "start: 21", in: path)
    try folder.replace("countries: [CH, AT]", by: "countries: [AT, CH, LI]", in: path)
    try folder.replace("number != 3", by: "number != 4", in: path)
  }
}

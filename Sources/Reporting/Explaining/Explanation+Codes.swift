extension Explanation {
  /// QR codes and their print.
  static let codes: [Explanation] = [
    Explanation(
      "XQ4101", "code is too small for print",
      what: #"""
        One module, the smallest square of a code, would be narrower than the medium
        under 'qr:' can show, so that phones can't read it.
        """#,
      example: #"""
        $ xqr-campaign qr --out codes
        error[XQ4101]: code is too small for print
        """#,
      wayOut: #"""
        Draw it larger, choose a weaker 'correction:', or shorten the slug: fewer
        characters make fewer modules.
        """#),
    Explanation(
      "XQ4102", "code is small for print",
      what: #"""
        The modules are just wide enough for the medium. A poor print, a curved label
        or an old phone may fail.
        """#,
      example: #"""
        $ xqr-campaign qr --out codes
        warning[XQ4102]: code is small for print
        """#,
      wayOut: #"""
        Draw it larger where there is room, and try one on the real paper.
        """#),
    Explanation(
      "XQ4103", "quiet zone is narrow",
      what: #"""
        Readers want an empty margin of four modules around a code, and 'quiet_zone:'
        says less.
        """#,
      example: #"""
        $ xqr-campaign qr --out codes
        warning[XQ4103]: quiet zone is narrow
        """#,
      wayOut: #"""
        Leave 'quiet_zone:' out, or see to it that the layout keeps the place around
        the code empty.
        """#),
    Explanation(
      "XQ4104", "code is small for its distance",
      what: #"""
        A code is read from about ten times its width, and 'distance_mm:' says that
        people stand further away.
        """#,
      example: #"""
        $ xqr-campaign qr --out codes
        warning[XQ4104]: code is small for its distance
        """#,
      wayOut: #"""
        Draw it larger, or correct the distance.
        """#),
    Explanation(
      "XQ4105", "short URL of a code isn't known",
      what: #"""
        The service chooses the code of this link, and nothing that was read says
        which one it chose.
        """#,
      example: #"""
        $ xqr-campaign qr --out codes
        error[XQ4105]: short URL of a code isn't known
        """#,
      wayOut: #"""
        Apply first; the report knows the short URLs. Or give the code in the file
        with 'custom_slug:'.
        """#),
    Explanation(
      "XQ4106", "short URL doesn't fit into a code",
      what: #"""
        The text has more characters than a code with this correction holds.
        """#,
      example: #"""
        $ xqr-campaign qr --out codes
        error[XQ4106]: short URL doesn't fit into a code
        """#,
      wayOut: #"""
        A weaker 'correction:' holds more.
        """#),
    Explanation(
      "XQ4107", "two codes have one file",
      what: #"""
        Two links give their codes one file name, so that one picture would overwrite
        the other.
        """#,
      example: #"""
        qr: {file: card}
        """#,
      wayOut: #"""
        Put what tells the links apart into 'file:', such as '${{ key }}'. Some file
        systems don't tell case apart.
        """#),
    Explanation(
      "XQ4108", "code doesn't read as it should",
      what: #"""
        A code was read again after it was drawn and doesn't hold its short URL.
        Nothing was kept.
        """#,
      example: #"""
        $ xqr-campaign qr --out codes --verify
        error[XQ4108]: code doesn't read as it should
        """#,
      wayOut: #"""
        Draw it larger or with a wider quiet zone. Tell us where it goes on: that may
        be a fault of ours.
        """#),
    Explanation(
      "XQ4109", "picture is too large",
      what: #"""
        At this size and this resolution the picture would have more than 20,000
        pixels on a side.
        """#,
      example: #"""
        $ xqr-campaign qr --out codes --dpi 4800
        error[XQ4109]: picture is too large
        """#,
      wayOut: #"""
        Draw it as 'svg' or 'pdf', which have no pixels, or with fewer dots an inch.
        """#),
    Explanation(
      "XQ4110", "code is larger than its place on the sheet",
      what: #"""
        So many columns and rows leave less room for one code than it takes.
        """#,
      example: #"""
        $ xqr-campaign qr --out codes --sheet 9x9
        error[XQ4110]: code is larger than its place on the sheet
        """#,
      wayOut: #"""
        Name fewer columns and rows with '--sheet', or a larger '--sheet-page'.
        """#),
    Explanation(
      "XQ4111", "short URLs can't be read",
      what: #"""
        The file that should tell the short URLs is no report of this campaign.
        """#,
      example: #"""
        $ xqr-campaign qr --out codes
        error[XQ4111]: short URLs can't be read
        """#,
      wayOut: #"""
        'apply' saves reports in 'reports/<campaign>/'; 'xqr-campaign show' tells what
        is wrong with one.
        """#),
    Explanation(
      "XQ4112", "manifest can't be read",
      what: #"""
        The file that should be the manifest of earlier codes is none, or one of
        another campaign.
        """#,
      example: #"""
        $ xqr-campaign qr --out codes
        error[XQ4112]: manifest can't be read
        """#,
      wayOut: #"""
        'xqr-campaign qr --out FOLDER' writes 'manifest.json' beside the codes.
        """#),
    Explanation(
      "XQ4113", "no link has the key",
      what: #"""
        A code was asked for by a key that no link of the campaign has.
        """#,
      example: #"""
        $ xqr-campaign qr --out codes
        error[XQ4113]: no link has the key
        """#,
      wayOut: #"""
        'xqr-campaign render' prints all keys.
        """#),
    Explanation(
      "XQ4114", "codes can't be read again",
      what: #"""
        '--verify' writes pictures below /tmp to read them again, and there is no room
        or no permission.
        """#,
      example: #"""
        $ xqr-campaign qr --out codes --verify
        error[XQ4114]: codes can't be read again
        """#,
      wayOut: #"""
        Make room there, or leave '--verify' out.
        """#),
  ]
}

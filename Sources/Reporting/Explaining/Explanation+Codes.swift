// What is found before codes are drawn.

extension Explanation {
  static let codes: [Explanation] = [
    Explanation(
      "XQ4101", "code is too small for print",
      what: #"""
        A module of the code would be narrower than 0.33 mm, or than 'min_module_mm'
        says: presses and phones fail with such codes.
        """#,
      example: #"""
        $ xqr-campaign qr --out codes
        error[XQ4101]: code is too small for print
        """#,
      wayOut: #"""
        Take the size that the message names, a weaker correction, or a shorter slug.
        After a proof of the press 'min_module_mm:' allows it.
        """#),
    Explanation(
      "XQ4102", "code is small for print",
      what: #"""
        A module is narrower than 0.5 mm. GS1 asks for 0.396 mm on consumer packs.
        """#,
      example: #"""
        $ xqr-campaign qr --out codes
        warning[XQ4102]: code is small for print
        """#,
      wayOut: #"""
        Make the code larger where there is room; or name the least that your press
        manages in 'min_module_mm:'.
        """#),
    Explanation(
      "XQ4103", "quiet zone is narrow",
      what: #"""
        The standard asks for 4 modules of white on each side of a code.
        """#,
      example: #"""
        $ xqr-campaign qr --out codes
        warning[XQ4103]: quiet zone is narrow
        """#,
      wayOut: #"""
        Leave 'quiet_zone:' at 4, unless the layout leaves the white itself.
        """#),
    Explanation(
      "XQ4104", "code is small for its distance",
      what: #"""
        As a rule a code is read from ten times its side, and 'distance_mm:' is more.
        """#,
      example: #"""
        $ xqr-campaign qr --out codes
        warning[XQ4104]: code is small for its distance
        """#,
      wayOut: #"""
        Make it as large as the message says, or correct the distance.
        """#),
    Explanation(
      "XQ4105", "short URL of a code isn't known",
      what: #"""
        The service chooses the slug of a link, and nobody told which; or the link
        doesn't exist yet.
        """#,
      example: #"""
        $ xqr-campaign qr --out codes
        error[XQ4105]: short URL of a code isn't known
        """#,
      wayOut: #"""
        Apply the campaign, then name the report with '--report', or ask with '--live'.
        """#),
    Explanation(
      "XQ4106", "short URL doesn't fit into a code",
      what: #"""
        Even the largest code holds less than the short URL has characters.
        """#,
      example: #"""
        $ xqr-campaign qr --out codes
        error[XQ4106]: short URL doesn't fit into a code
        """#,
      wayOut: #"""
        Take a weaker correction, or a shorter slug.
        """#),
    Explanation(
      "XQ4107", "two codes have one file",
      what: #"""
        Two links give their codes the same file, with upper and lower case taken as
        one.
        """#,
      example: #"""
        $ xqr-campaign qr --out codes
        error[XQ4107]: two codes have one file
        """#,
      wayOut: #"""
        Put what tells the links apart into 'file:' of 'qr:'.
        """#),
    Explanation(
      "XQ4108", "code doesn't read as it should",
      what: #"""
        zbarimg read something else than the short URL in a code, or nothing.
        """#,
      example: #"""
        $ xqr-campaign qr --out codes --verify
        error[XQ4108]: code doesn't read as it should
        """#,
      wayOut: #"""
        Nothing was drawn. Try another correction or version of zbar, and tell us the
        link.
        """#),
    Explanation(
      "XQ4109", "picture is too large",
      what: #"""
        The PNG would have more than 20,000 pixels a side.
        """#,
      example: #"""
        $ xqr-campaign qr --out codes --format png --dpi 2400
        error[XQ4109]: picture is too large
        """#,
      wayOut: #"""
        Draw SVG or PDF, which have no pixels, or name fewer dots per inch.
        """#),
    Explanation(
      "XQ4110", "code is larger than its place on the sheet",
      what: #"""
        A contact sheet shows codes in their true size, and one is larger than its
        cell.
        """#,
      example: #"""
        $ xqr-campaign qr --out codes --sheet 10x10
        error[XQ4110]: code is larger than its place on the sheet
        """#,
      wayOut: #"""
        Name fewer columns and rows, or a larger page.
        """#),
    Explanation(
      "XQ4111", "short URLs can't be read",
      what: #"""
        The file of '--report' is no report of this campaign.
        """#,
      example: #"""
        $ xqr-campaign qr --out codes --report plan.json
        error[XQ4111]: short URLs can't be read
        """#,
      wayOut: #"""
        Name a file in 'reports/' of the campaign.
        """#),
    Explanation(
      "XQ4112", "manifest can't be read",
      what: #"""
        The file of '--since' is no manifest of this campaign's codes.
        """#,
      example: #"""
        $ xqr-campaign qr --out new --since codes/manifest.csv
        error[XQ4112]: manifest can't be read
        """#,
      wayOut: #"""
        Name the 'manifest.json' that an earlier run of 'qr' wrote.
        """#),
    Explanation(
      "XQ4113", "no link has the key",
      what: #"""
        The key that '--show' names is that of no link.
        """#,
      example: #"""
        $ xqr-campaign qr --show poser
        error[XQ4113]: no link has the key
        """#,
      wayOut: #"""
        'xqr-campaign render' prints all keys.
        """#),
    Explanation(
      "XQ4114", "codes can't be read again",
      what: #"""
        The pictures for zbarimg can't be written below '/tmp'.
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

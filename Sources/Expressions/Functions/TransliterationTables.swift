/// The frozen tables of version 1: Latin-1, Latin Extended-A, Greek and Cyrillic.
enum TransliterationTables {
  static let common = """
    ÀÁÂÃÄÅàáâãäåĀāĂăĄąª=a Ææ=ae ÇçĆćĈĉĊċČč=c ÐðĎďĐđ=d ÈÉÊËèéêëĒēĔĕĖėĘęĚě=e ƒ=f
    ĜĝĞğĠġĢģ=g ĤĥĦħ=h ÌÍÎÏìíîïĨĩĪīĬĭĮįİı=i Ĳĳ=ij Ĵĵ=j Ķķĸ=k ĹĺĻļĽľĿŀŁł=l µ=m
    ÑñŃńŅņŇňŉŊŋ=n ÒÓÔÕÖØòóôõöøŌōŎŏŐőº=o Œœ=oe ŔŕŖŗŘř=r ŚśŜŝŞşŠšȘșſ=s ßẞ=ss
    ŢţŤťŦŧȚț=t Þþ=th ÙÚÛÜùúûüŨũŪūŬŭŮůŰűŲų=u Ŵŵ=w ÝýÿŶŷŸ=y ŹźŻżŽž=z ¹=1 ²=2 ³=3
    ΑΆαά=a Ββϐ=v Γγ=g Δδ=d ΕΈεέ=e Ζζ=z ΗΉηή=i Θθϑ=th ΙΊΪιίϊΐ=i Κκ=k Λλ=l Μμ=m Νν=n
    Ξξ=x ΟΌοό=o Ππ=p Ρρ=r Σσς=s Ττ=t ΥΎΫυύϋΰ=y Φφϕ=f Χχ=ch Ψψ=ps ΩΏωώ=o
    Аа=a Бб=b Вв=v Гг=g Дд=d ЕеЀѐЁё=e Жж=zh Зз=z Ии=i Йй=y Кк=k Лл=l Мм=m Нн=n Оо=o
    Пп=p Рр=r Сс=s Тт=t Уу=u Фф=f Хх=kh Цц=ts Чч=ch Шш=sh Щщ=shch ЪъЬь= Ыы=y Ээ=e
    Юю=yu Яя=ya Ђђ=dj Ѓѓ=g Єє=ye Ѕѕ=dz ІіЇї=i Јј=j Љљ=lj Њњ=nj Ћћ=c Ќќ=k Ѝѝ=i Ўў=u
    Џџ=dz Ґґ=g
    """

  /// Languages that read letters in their own way.
  static let own: [(codes: [String], rules: String)] = [
    (["be"], "Гг=h"),
    (["bg"], "Щщ=sht Ъъ=a Хх=h Йй=y Ьь=y"),
    (["da", "nb", "nn", "no"], "Ææ=ae Øø=oe Åå=aa"),
    (["de"], "Ää=ae Öö=oe Üü=ue"),
    (["hr"], "Đđ=dj"),
    (["mk"], "Жж=zh Хх=h Цц=c Чч=ch Шш=sh Ѓѓ=gj Ќќ=kj Џџ=dzh"),
    (["sr"], "Ђђ=dj Жж=z Хх=h Цц=c Чч=c Шш=s Џџ=dz"),
    (["uk"], "Гг=h Ґґ=g Єє=ie Ии=y Йй=i Щщ=shch Юю=iu Яя=ia"),
  ]

  /// Languages for which the common rules do.
  static let plain = [
    "ca", "cs", "el", "en", "es", "et", "eu", "fi", "fr", "ga", "gl", "hu", "is", "it", "lb", "lt",
    "lv", "mt", "nl", "pl", "pt", "ro", "ru", "sk", "sl", "sq", "sv", "tr",
  ]

  /// Combining marks.
  static let marks: ClosedRange<UInt32> = 0x300...0x36F

  /// Signs of Latin-1, general punctuation, currencies, arrows and signs, the ideographic space.
  static let separators: [ClosedRange<UInt32>] = [
    0x80...0xBF, 0xD7...0xD7, 0xF7...0xF7, 0x2000...0x206F, 0x20A0...0x20CF, 0x2100...0x214F,
    0x2190...0x22FF, 0x2500...0x27BF, 0x3000...0x3000,
  ]

  /// The letters that languages above read in their own way, as base and combining mark.
  static let composed: [[Unicode.Scalar]: Unicode.Scalar] = [
    ["A", "\u{308}"]: "Ä", ["a", "\u{308}"]: "ä", ["O", "\u{308}"]: "Ö", ["o", "\u{308}"]: "ö",
    ["U", "\u{308}"]: "Ü", ["u", "\u{308}"]: "ü", ["A", "\u{30A}"]: "Å", ["a", "\u{30A}"]: "å",
  ]
}

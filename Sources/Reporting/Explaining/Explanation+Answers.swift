extension Explanation {
  /// What campaigns ask of plugins, and what comes back.
  static let answers: [Explanation] = [
    Explanation(
      "XQ5101", "a plugin provides no such thing",
      what: #"""
        A campaign names what a plugin is to do, such as 'crm.place', and no plugin of
        that name is declared, or it provides nothing of that name there: a function for
        'let:', a data source for 'data:', a transform for 'transform:', a policy for
        'policy:'.
        """#,
      example: #"""
        campaign: stores
        data:
          stores: {plugin: crm.stores, key: id}
        links: [{id: door, url: 'https://www.example.com/'}]
        """#,
      wayOut: #"""
        Declare it under 'plugins:' in the campaign or in campaigns/project.yaml, or
        correct the name: 'xqr-campaign plugin list' shows what each plugin provides.
        """#),
    Explanation(
      "XQ5102", "a plugin refuses a value",
      what: #"""
        A plugin answered for a row or a link with an error of its own. Nothing is
        planned, because a link would be missing.
        """#,
      example: #"""
        let: {place: '${{ crm.place(store.city) }}'}
        error: crm.place: no such city
        """#,
      wayOut: #"""
        The message and its help are the plugin's. Correct the row that the last line
        names, or leave it out with 'when:'.
        """#),
    Explanation(
      "XQ5103", "a plugin's answer has another shape",
      what: #"""
        A plugin kept the protocol, but what it answered can't be what it was asked for:
        no list 'rows', a link whose key doesn't begin with the old one, a field that
        links don't have, a number beyond 64 bits.
        """#,
      example: #"""
        transform: [house.tidy]
        error: the answer of house.tidy can't be used: 'colour' can't be 'red'
        """#,
      wayOut: #"""
        That is a fault of the plugin: try it by itself with 'xqr-campaign plugin test'.
        """#),
    Explanation(
      "XQ5104", "the plan has no answer of a plugin",
      what: #"""
        An apply of a saved plan asks no plugin: the plan has all that they said. Now a
        campaign would ask something else, because a file has changed since.
        """#,
      example: #"""
        $ xqr-campaign apply summer.plan
        error: 'crm.place' would be asked something that it wasn't asked for the plan
        """#,
      wayOut: #"""
        Plan again, look at what changed, and apply that plan.
        """#),
  ]
}

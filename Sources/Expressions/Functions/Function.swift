/// A function that expressions can call.
package final class Function: Sendable {
  package struct Form: OptionSet, Sendable {
    package let rawValue: Int

    package init(rawValue: Int) {
      self.rawValue = rawValue
    }

    /// `name(x, …)`.
    package static let global = Form(rawValue: 1)
    /// `x.name(…)`.
    package static let member = Form(rawValue: 2)
    /// A function of ours: `name(x, …)` and `x | name(…)`.
    package static let ours = Form(rawValue: 4).union(.global)
  }

  package struct Parameter: Sendable {
    package enum Presence: Sendable {
      case required
      /// The last parameters only; the function sees fewer arguments.
      case optional
      case defaulted(Value)
      /// The last parameter only: any number of arguments.
      case repeated
    }

    package let name: String
    package let presence: Presence

    package init(_ name: String, _ presence: Presence = .required) {
      self.name = name
      self.presence = presence
    }
  }

  package typealias Body =
    @Sendable (Arguments, inout CallContext) throws(Fault) -> Value

  /// With its namespace, such as `math.abs`.
  package let name: String
  package let form: Form
  /// The receiver is the first one.
  package let parameters: [Parameter]
  /// Whether the arguments alone decide the result.
  package let isPure: Bool
  /// How many levels of lists and maps the result can have beyond those of the arguments.
  let levels: Int
  private let body: Body
  private let preparation: Preparation?

  /// A quicker body for arguments of which some are known for good; nil where there is none.
  package typealias Preparation = @Sendable ([Value?]) throws(Fault) -> Body?

  package init(
    _ name: String, _ form: Form, _ parameters: [Parameter], isPure: Bool = true,
    levels: Int = 1, preparation: Preparation? = nil, body: @escaping Body
  ) {
    self.preparation = preparation
    self.name = name
    self.form = form
    self.parameters = parameters
    self.isPure = isPure
    self.levels = levels
    self.body = body
  }

  /// Runs the function on arguments as the resolver arranged them.
  ///
  /// - Throws: The first fault; the caller knows the place.
  package func call(
    _ arguments: [Value], _ context: inout CallContext
  ) throws(Fault) -> Value {
    try body(Arguments(arguments, of: self), &context)
  }

  /// The function for calls in which the arguments that are not nil are always the same.
  ///
  /// - Throws: The fault of such an argument that no call can succeed with.
  package func prepared(for constants: [Value?]) throws(Fault) -> Function {
    guard let preparation, let body = try preparation(constants) else { return self }
    return Function(name, form, parameters, isPure: isPure, levels: levels, body: body)
  }

  /// Such as `slug(s, max=, lang=)`.
  package var signature: String {
    let words = parameters.map { parameter in
      switch parameter.presence {
      case .required: parameter.name
      case .optional: parameter.name + "?"
      case .defaulted: parameter.name + "="
      case .repeated: parameter.name + "…"
      }
    }
    guard !form.contains(.global), let receiver = words.first else {
      return "\(name)(\(words.joined(separator: ", ")))"
    }
    return "\(receiver).\(name)(\(words.dropFirst().joined(separator: ", ")))"
  }
}

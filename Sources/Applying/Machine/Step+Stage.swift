import Planning

extension Step.Kind {
  var stage: Int {
    switch self {
    case .delete: 0
    case .create, .createSingle: 1
    case .update: 2
    case .resume: 3
    case .pause: 4
    }
  }

  var callKind: CallKind {
    switch self {
    case .delete: .delete
    case .create, .createSingle: .create
    case .update: .update
    case .resume, .pause: .status
    }
  }
}

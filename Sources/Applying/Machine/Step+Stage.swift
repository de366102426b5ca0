import Planning

extension Step.Kind {
  var stage: Int {
    switch self {
    case .delete: 0
    case .create, .createSingle: 1
    case .update: 2
    case .resume, .resumeSingle: 3
    case .pause, .pauseSingle: 4
    }
  }

  var callKind: CallKind {
    switch self {
    case .delete: .delete
    case .create, .createSingle: .create
    case .update, .resumeSingle, .pauseSingle: .update
    case .resume, .pause: .status
    }
  }
}

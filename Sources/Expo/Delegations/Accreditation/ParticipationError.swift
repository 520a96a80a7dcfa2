/// What can be wrong with a registration, or with a decision on it.
public enum ParticipationError: ExpoFailure {
  /// The expo has nobody of this code.
  case unknown(code: String, expo: String)
  /// From where it stands it cannot go there.
  case step(code: String, from: AccreditationState, to: AccreditationState)
  /// A rejection, a withdrawal and a reopening need a reason.
  case reasonNeeded(AccreditationState)
  /// Somebody who leads a delegation cannot leave it without a head.
  case leads(code: String, delegation: String)
  /// Its meetings stand: nobody may lose one silently.
  case hasMeetings(code: String, count: Int)
  /// It was decided on and is not edited any more.
  case processed(code: String, state: AccreditationState)
  /// There is somebody of this code already.
  case exists(code: String)

  /// Stable, for programs.
  public var code: String {
    switch self {
    case .unknown: "participation.unknown"
    case .step: "participation.step"
    case .reasonNeeded: "participation.reason_needed"
    case .leads: "participation.leads"
    case .hasMeetings: "participation.has_meetings"
    case .processed: "participation.processed"
    case .exists: "participation.exists"
    }
  }

  /// What sort of failure it is.
  public var kind: FailureKind {
    switch self {
    case .unknown: .notFound
    case .reasonNeeded: .invalid
    case .step, .leads, .hasMeetings, .processed, .exists: .conflict
    }
  }

  /// One sentence that names the offending value.
  public var message: String {
    switch self {
    case .unknown(let code, let expo): "nobody at \(expo) has the code “\(code)”"
    case .step(let code, let from, let to):
      "“\(code)” is \(from.word) and cannot become \(to.word)"
    case .reasonNeeded(let state): "to \(state.verb) somebody takes a reason"
    case .leads(let code, let delegation): "“\(code)” is the head of \(delegation)"
    case .hasMeetings(let code, let count):
      "“\(code)” has \(count) confirmed meeting\(count == 1 ? "" : "s")"
    case .processed(let code, let state): "“\(code)” is \(state.word) and is not edited any more"
    case .exists(let code): "there is a “\(code)” already"
    }
  }

  /// What to do about it.
  public var advice: String? {
    switch self {
    case .unknown(_, let expo): "see them with: expoctl participation list -e \(expo)"
    case .step(let code, _, _), .processed(let code, _):
      "first: expoctl participation reopen \(code) --reason …"
    case .reasonNeeded: "say why: --reason …"
    case .leads(_, let delegation): "first: expoctl delegation set-head \(delegation) …"
    case .hasMeetings(let code, _):
      "cancel them first: expoctl meeting list --firm \(code), expoctl meeting cancel"
    case .exists(let code): "change it with: expoctl person edit \(code)"
    }
  }
}

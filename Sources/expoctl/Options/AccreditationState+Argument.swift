public import ArgumentParser
public import Expo

extension AccreditationState: ExpressibleByArgument {}

extension AccreditationState {
  /// How it is coloured.
  var tone: Tone {
    switch self {
    case .approved: .good
    case .new, .preApproved: .warning
    case .rejected: .bad
    case .withdrawn: .faint
    }
  }
}

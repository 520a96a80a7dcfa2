import ArgumentParser

/// The shells that can be helped.
enum Shell: String, CaseIterable, ExpressibleByArgument, Sendable {
  case bash
  case zsh
  case fish

  /// What the generator calls it.
  var kind: CompletionShell {
    switch self {
    case .bash: .bash
    case .zsh: .zsh
    case .fish: .fish
    }
  }
}

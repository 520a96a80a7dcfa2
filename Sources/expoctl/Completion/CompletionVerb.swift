import ArgumentParser

/// `expoctl completion bash`.
struct CompletionVerb: Verb {
  static let configuration = CommandConfiguration(
    commandName: "completion",
    abstract: "Print a completion script for a shell.",
    discussion: """
      bash: expoctl completion bash > ~/.local/share/bash-completion/completions/expoctl
      zsh:  expoctl completion zsh > ~/.zfunc/_expoctl      (with ~/.zfunc in fpath)
      fish: expoctl completion fish > ~/.config/fish/completions/expoctl.fish
      """)

  @Argument(help: "The shell.")
  var shell: Shell

  @OptionGroup var global: GlobalOptions

  func perform(_ session: Session) async throws {
    try session.console.write(Expoctl.completionScript(for: shell.kind) + "\n")
  }
}

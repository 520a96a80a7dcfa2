import ArgumentParser

/// `expoctl completion bash`.
struct CompletionVerb: Verb {
  static let configuration = CommandConfiguration(
    commandName: "completion",
    abstract: "Print a completion script for a shell.",
    discussion: """
      bash, in ~/.bashrc:
        source <(expoctl completion bash)
      zsh, with ~/.zfunc in fpath:
        expoctl completion zsh > ~/.zfunc/_expoctl
      fish:
        expoctl completion fish > ~/.config/fish/completions/expoctl.fish
      """)

  @Argument(help: "The shell.")
  var shell: Shell

  @OptionGroup var global: GlobalOptions

  func perform(_ session: Session) async throws {
    try session.console.write(Expoctl.completionScript(for: shell.kind) + "\n")
  }
}

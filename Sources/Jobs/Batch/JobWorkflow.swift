/// Jobs of which some wait for others to be done: a graph without a cycle, for a step names only steps
/// that were added before it.
///
/// ```swift
/// var visa = JobWorkflow("visa")
/// try visa.add("scan", scan, Passport(person: 7))
/// try visa.add("letter", letter, Letter(person: 7))
/// try visa.add("file", file, Application(person: 7), after: ["scan", "letter"])
/// ```
///
/// A step that is dead or cancelled keeps those after it waiting, until it is retried and done, or the
/// workflow is cancelled with `JobQueue.cancel(batch:in:)`.
public struct JobWorkflow: Sendable {
  /// What it is called.
  public let name: String
  /// The tenant that its jobs belong to unless they say otherwise.
  public let expo: Int64?
  private(set) var steps: [Step] = []

  struct Step: Sendable {
    let name: String
    let draft: JobDraft
    let after: [String]
  }

  /// No steps yet.
  public init(_ name: String, expo: Int64? = nil) {
    self.name = name
    self.expo = expo
  }

  /// Adds a step, which starts when those it comes after are done; its handler reads what they finished
  /// with by `JobContext.result(of:as:)`.
  ///
  /// Throws `JobError.workflow` for a name that is taken, a step before it that is not there, or a unique
  /// key, which a step cannot have.
  public mutating func add<Payload>(
    _ step: String, _ kind: JobKind<Payload>, _ payload: Payload, _ options: JobOptions = .init(),
    after: [String] = []
  ) throws(JobError) {
    if step.isEmpty || step.hasPrefix("@") || steps.contains(where: { $0.name == step }) {
      throw .workflow(step: step, reason: "the name is taken or reserved")
    }
    for before in after where !steps.contains(where: { $0.name == before }) {
      throw .workflow(step: step, reason: "there is no step \(before) before it")
    }
    if options.uniqueKey != nil || options.unique != nil {
      throw .workflow(step: step, reason: "a step has no unique key")
    }
    var options = options
    options.expo = options.expo ?? expo
    let draft = try JobDraft(kind, payload, options)
    steps.append(Step(name: step, draft: draft, after: Array(Set(after)).sorted()))
  }
}

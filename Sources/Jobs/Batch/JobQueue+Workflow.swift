public import Postgres

extension JobQueue {
  /// Creates the steps of a workflow with the caller's commit; it is a batch from then on.
  public func enqueue(
    _ workflow: JobWorkflow, in tx: PostgresTransaction
  ) async throws -> JobBatchID {
    let id = try await BatchQueries.open(workflow.name, expo: workflow.expo, follow: nil, in: tx)
    let numbers = try await JobQueries.drawNumbers(workflow.steps.count, in: tx)
    var rows: [WorkflowQueries.Row] = []
    var jobs: [String: Int64] = [:]
    for (step, number) in zip(workflow.steps, numbers) {
      var draft = try seal(step.draft)
      draft.batch = id
      draft.step = step.name
      rows.append(.init(id: number, waits: step.after.count, draft: draft))
      jobs[step.name] = number
    }
    let edges = workflow.steps.flatMap { step in
      step.after.map { (before: jobs[$0] ?? 0, after: jobs[step.name] ?? 0) }
    }
    _ = try await tx.query(try WorkflowQueries.insert(rows))
    try await tx.execute(WorkflowQueries.insert(edges: edges, of: id))
    _ = try await tx.query(BatchQueries.fill(id, jobs: rows.count))
    return JobBatchID(rawValue: id)
  }
}

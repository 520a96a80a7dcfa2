extension JobQueue {
  /// A draft as it is stored.
  func seal(_ draft: JobDraft) throws(JobError) -> JobDraft { draft }
}

import Jobs

/// The versions of the timetable: computed by a job, reviewed, published, proved, exported.
public struct Timetables: Sendable {
  let context: Context
  let queue: JobQueue

  /// Opens the slice for a caller.
  public init(context: Context) {
    self.context = context
    queue = JobQueue(client: context.database)
  }
}

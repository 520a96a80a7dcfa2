/// What a repair of an announced timetable is about.
public struct Repair: Sendable, Hashable {
  /// The parties that the events concern: late, absent, or with a new wish. The parties of announced
  /// meetings that have become impossible are found without being named.
  public var touched: Set<Int>

  /// Names the parties that the events concern.
  public init(touched: Set<Int> = []) {
    self.touched = touched
  }
}

/// Whom a repair may concern: nothing changes for anybody else.
///
/// A meeting may be moved, dropped or added only if one of its parties is *touched*: named by the
/// repair, or a party of an announced meeting that cannot stay as it was announced. So everyone who
/// hears of a change is touched, or meets somebody who is.
public struct Neighbourhood: Sendable {
  /// The touched parties.
  public let touched: Set<Int>
  /// The requests that may change.
  public let requests: Set<Int>
  /// All parties of these requests.
  public let parties: Set<Int>

  /// The neighbourhood of a repair of what the problem says is announced.
  public init(_ problem: Problem, _ repair: Repair) {
    self.init(FlatProblem(problem), repair)
  }

  init(_ flat: FlatProblem, _ repair: Repair) {
    var board = Board(flat)
    var touched = repair.touched
    for told in flat.problem.announced where !board.fixed.isLocked[told.request] {
      let seat = flat.seat(of: told)
      if board.fits(told.request, seat) {
        board.add(told.request, seat)
      } else {
        touched.formUnion(flat.problem.requests[told.request].parties)
      }
    }
    let open = flat.problem.requests.indices.filter { r in
      !board.fixed.isLocked[r] && flat.problem.requests[r].parties.contains(where: touched.contains)
    }
    self.touched = touched
    requests = Set(open)
    parties = Set(open.flatMap { flat.problem.requests[$0].parties })
  }
}

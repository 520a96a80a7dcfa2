/// One job and two workers in miniature: who holds which turn, which ends are committed or under way,
/// and how often the effect was applied.
struct FenceModel: Hashable {
  struct Worker: Hashable {
    var isAlive = true
    var isOverdue = false
    var isFenced = false
    var holds: Int?
    /// The handler's transaction has inserted the end of its turn, and has not committed.
    var isInTransaction = false
  }

  var workers = [Worker(), Worker()]
  /// The turn that waits for a claim.
  var waiting: Int? = 0
  var ended: Set<Int> = []
  var isDone = false
  var effects = 0
  /// The rule of the design under test: an end is unique.
  let isFenceChecked: Bool

  init(isFenceChecked: Bool = true) { self.isFenceChecked = isFenceChecked }

  private static let mostTurns = 3

  /// Every state that one step leads to.
  var successors: [FenceModel] {
    // What goes wrong twice is wrong enough: without the fence the states had no end.
    guard effects < 2 else { return [] }
    return workers.indices.flatMap {
      [claim($0), begin($0), commit($0), die($0), lag($0), rescue($0)]
    }
    .compactMap { $0 }
  }

  /// Whether nothing can happen any more that the design does not bring about by itself.
  var isQuiet: Bool {
    workers.allSatisfy { $0.holds == nil } && waiting == nil
  }

  private func with(_ index: Int, _ change: (inout FenceModel, inout Worker) -> Void) -> FenceModel
  {
    var next = self
    var worker = next.workers[index]
    change(&next, &worker)
    next.workers[index] = worker
    return next
  }

  private func claim(_ index: Int) -> FenceModel? {
    let worker = workers[index]
    guard let turn = waiting, worker.isAlive, !worker.isFenced, worker.holds == nil else {
      return nil
    }
    return with(index) { next, worker in
      next.waiting = nil
      worker.holds = turn
    }
  }

  /// Inserts the end of the turn: waits for another's insert, and fails if the end is there.
  private func begin(_ index: Int) -> FenceModel? {
    let worker = workers[index]
    guard let turn = worker.holds, worker.isAlive, !worker.isInTransaction else { return nil }
    if isFenceChecked, ended.contains(turn) {
      return with(index) { _, worker in worker.holds = nil }
    }
    return with(index) { _, worker in worker.isInTransaction = true }
  }

  private func commit(_ index: Int) -> FenceModel? {
    let worker = workers[index]
    guard let turn = worker.holds, worker.isInTransaction, worker.isAlive else { return nil }
    return with(index) { next, worker in
      next.ended.insert(turn)
      next.isDone = true
      next.effects += 1
      worker.isInTransaction = false
      worker.holds = nil
    }
  }

  /// At most one dies, so that there is somebody to rescue it.
  private func die(_ index: Int) -> FenceModel? {
    guard workers.allSatisfy(\.isAlive) else { return nil }
    return with(index) { _, worker in
      worker.isAlive = false
      worker.isOverdue = true
      worker.isInTransaction = false
    }
  }

  private func lag(_ index: Int) -> FenceModel? {
    guard workers[index].isAlive, !workers[index].isOverdue, workers[index].holds != nil else {
      return nil
    }
    return with(index) { _, worker in worker.isOverdue = true }
  }

  /// Fences an overdue worker; ends its turn unless its transaction holds that, and issues the next.
  private func rescue(_ index: Int) -> FenceModel? {
    let worker = workers[index]
    guard worker.isOverdue, let turn = worker.holds, waiting == nil else { return nil }
    if isFenceChecked, worker.isInTransaction || ended.contains(turn) { return nil }
    guard turn + 1 < Self.mostTurns, !isDone || !isFenceChecked else { return nil }
    return with(index) { next, worker in
      worker.isFenced = true
      next.ended.insert(turn)
      next.waiting = turn + 1
      if !worker.isAlive { worker.holds = nil }
    }
  }
}

import Dispatch

/// Solves an agenda to a proof: the fewest breaks, or that no plan exists.
public struct AgendaSolver: Sendable {
  /// The agenda.
  public let agenda: Agenda
  /// How long and how to work.
  public let options: AgendaOptions

  /// Makes a solver.
  public init(_ agenda: Agenda, _ options: AgendaOptions = AgendaOptions()) {
    self.agenda = agenda
    self.options = options
  }

  /// Runs until the proof, the time limit or cancellation.
  ///
  /// It blocks the calling thread. `progress` and `isCancelled` are called on it, the latter every
  /// few milliseconds; once that is true, what is known so far is returned at once.
  public func solve(
    progress: (AgendaProgress) -> Void = { _ in }, isCancelled: () -> Bool = { false }
  ) -> AgendaOutcome {
    let race = AgendaRace(timeLimit: options.timeLimit)
    // Before the other threads begin: one of them could be done before this one is asked first.
    if isCancelled() { race.stop() }
    let others = DispatchGroup()
    for member in 1..<max(1, options.threads) {
      DispatchQueue(label: "agenda").async(group: others) { [agenda, options] in
        var search = CoreGuidedSearch(agenda, race: race, seed: options.seed, member: member)
        search.run()
      }
    }
    withoutActuallyEscaping(progress) { progress in
      withoutActuallyEscaping(isCancelled) { isCancelled in
        var search = CoreGuidedSearch(
          agenda, race: race, seed: options.seed, member: 0, progress: progress,
          isCancelled: isCancelled)
        search.run()
      }
    }
    race.stop()
    others.wait()
    return race.outcome
  }
}

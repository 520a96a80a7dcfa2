/// Placements that cannot all stand, as few as possible: without any one of them the others can.
public struct PlacementClash: Sendable, Hashable {
  /// The placements that clash.
  public let placements: [Placement]
  /// The rules that they break together.
  public let violations: [Violation]

  /// The smallest clash found among placements, `nil` when all can stand; what `problem` locks itself
  /// plays no part.
  ///
  /// Whoever can be left out without the rest being able to stand is left out (a deletion filter;
  /// Chinneck and Dravnieks 1991), from the last one on and from the first one on.
  public init?(_ placements: [Placement], in problem: Problem) {
    let found = [placements, placements.reversed()].compactMap {
      PlacementClash.filtered($0, problem)
    }
    guard let core = found.min(by: { $0.count < $1.count }) else { return nil }
    self.placements = placements.filter(Set(core).contains)
    violations = PlacementClash.violations(of: self.placements, problem)
  }

  private static func filtered(_ placements: [Placement], _ problem: Problem) -> [Placement]? {
    guard !violations(of: placements, problem).isEmpty else { return nil }
    var core = placements
    for placement in placements where core.count > 1 {
      let rest = core.filter { $0 != placement }
      if !violations(of: rest, problem).isEmpty { core = rest }
    }
    return core
  }

  private static func violations(of placements: [Placement], _ problem: Problem) -> [Violation] {
    Timetable(placements: placements).violations(of: problem).filter { violation in
      if case .locked = violation { false } else { true }
    }
  }
}

/// Finds table, interpreter and teams for one meeting among those that stand, without moving any.
struct PlacementChoice {
  let rules: MeetingRules
  let standing: [PlannedMeeting]
  /// Tables and interpreters to try, the best first.
  var tables: [Identifier<Space>]
  var interpreters: [Identifier<Participation>?]

  /// The first choice that breaks no rule, else the rules broken by the least bad one.
  func place(_ draft: PlannedMeeting) -> Result<PlannedMeeting, Refusal> {
    var least: Refusal?
    for table in tables {
      for interpreter in interpreters {
        for teams in teams(of: draft) {
          var plan = draft
          plan.table = table
          plan.interpreter = interpreter
          plan.teams = teams
          let found = rules.violations(adding: plan, to: neighbours(of: plan))
          guard !found.isEmpty else { return .success(plan) }
          if found.count < least?.violations.count ?? .max {
            least = Refusal(plan: plan, violations: found)
          }
        }
      }
    }
    return .failure(least ?? Refusal(plan: draft, violations: []))
  }

  /// Carries what was broken.
  struct Refusal: Error {
    let plan: PlannedMeeting
    let violations: [RuleViolation]
  }

  /// The teams the draft names first, then all others.
  private func teams(of draft: PlannedMeeting) -> [[Int]] {
    let all = rules.teams(of: draft.pair)
    return all.filter { $0 == draft.teams } + all.filter { $0 != draft.teams }
  }

  /// Only these can clash with the plan.
  private func neighbours(of plan: PlannedMeeting) -> [PlannedMeeting] {
    standing.filter { other in
      plan.pair.firms.contains(where: other.pair.contains)
        || other.table == plan.table
        || (plan.interpreter != nil && other.interpreter == plan.interpreter)
    }
  }
}

/// When a version may be published without a person looking at it.
public struct PublishPolicy: Sendable, Codable, Hashable, CustomStringConvertible {
  /// At most so many meetings move; nil is no limit.
  public var moves: Int?
  /// At most so many are called off; nil is no limit.
  public var drops: Int?
  /// Whether no meeting of protocol may be touched.
  public var sparesVIP = false

  /// Reads `moves<=5,drops<=0,no-vip`; nil for anything else.
  public init?(_ text: String) {
    for part in text.split(separator: ",", omittingEmptySubsequences: false) {
      let words = part.split(separator: "<=", maxSplits: 1, omittingEmptySubsequences: false)
      let number = words.count == 2 ? Int(words[1]) : nil
      switch (words[0], number) {
      case ("no-vip", nil) where words.count == 1: sparesVIP = true
      case ("moves", let most?) where most >= 0: moves = most
      case ("drops", let most?) where most >= 0: drops = most
      default: return nil
      }
    }
  }

  /// The way it is written.
  public var description: String {
    [moves.map { "moves<=\($0)" }, drops.map { "drops<=\($0)" }, sparesVIP ? "no-vip" : nil]
      .compactMap { $0 }.joined(separator: ",")
  }

  /// Why a plan is not published by itself; nil when it may be.
  func objection(to plan: PublishPlan) -> String? {
    if let moves, plan.moved.count > moves {
      return "\(plan.moved.count) meetings move, more than \(moves)"
    }
    if let drops, plan.dropped.count > drops {
      return "\(plan.dropped.count) meetings are called off, more than \(drops)"
    }
    let touched = plan.dropped.map(\.plan) + plan.moved.map(\.live.plan)
    let vips = touched.count { $0.isProtocol }
    return sparesVIP && vips > 0 ? "\(vips) meetings of protocol are touched" : nil
  }
}

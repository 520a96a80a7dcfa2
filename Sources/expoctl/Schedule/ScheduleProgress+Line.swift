import Expo

extension ScheduleProgress {
  /// `improvement 12 s of 30 s  value 11840  bound 11902  gap 0.52 %  placed 1702 of 1708`.
  func line(limit: Duration?) -> String {
    let time = "\(Int(seconds)) s" + (limit.map { " of \($0.components.seconds) s" } ?? "")
    return [
      "\(phase) \(time)", "value \(value)", "bound \(bound)",
      "gap \(Decimals.fixed(gap * 100, 2)) %", "placed \(placed) of \(wishes)",
    ].joined(separator: "  ")
  }
}

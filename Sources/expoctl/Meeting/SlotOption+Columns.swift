import Expo

extension SlotOption {
  /// How the slots of a meeting are listed.
  static var columns: [Column<SlotOption>] {
    [
      Column("slot") { .text($0.slot) },
      Column("start") { .instant($0.start) },
      Column("open", tone: { $0.isOpen ? .good : .bad }) { option in
        .described(
          option.isCurrent ? "now" : option.isOpen ? "yes" : "no", .flag(option.isOpen))
      },
      Column("current", isInTable: false) { .flag($0.isCurrent) },
      Column("table") { .text($0.table) },
      Column("hall") { .text($0.hall) },
      Column("interpreter") { .text($0.interpreter) },
      Column("because", isFlexible: true) { .texts($0.reasons) },
    ]
  }
}

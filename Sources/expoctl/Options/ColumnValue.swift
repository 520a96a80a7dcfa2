import ArgumentParser

/// A column and what is to stand in it: `website=https://firm.test`.
struct ColumnValue: ExpressibleByArgument, Equatable, Sendable {
  let column: String
  let value: String

  init?(argument: String) {
    guard let sign = argument.firstIndex(of: "="), sign != argument.startIndex else { return nil }
    column = String(argument[..<sign])
    value = String(argument[argument.index(after: sign)...])
  }
}

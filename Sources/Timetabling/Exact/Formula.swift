/// A variable, counted from 1, or its negation, below zero; as DIMACS has them.
typealias Literal = Int32

/// Clauses over numbered variables; every clause ends with a zero. What is true of itself is left
/// out as soon as there is a literal that is known to be true.
struct Formula {
  /// After how many clauses it is asked whether to stop.
  static let stride = 1_000

  private(set) var variables: Int32 = 0
  private(set) var clauses: [Literal] = []
  /// Whether it was told to stop: then it takes no more clauses, and says nothing any more.
  private(set) var isGivenUp = false
  /// The literal that is known to be true, if one was asked for.
  private(set) var known: Literal?
  private var unasked = 0
  private let isStopped: () -> Bool

  /// No clauses yet; `isStopped` is asked once every `stride` of them.
  init(isStopped: @escaping () -> Bool = { false }) {
    self.isStopped = isStopped
  }

  /// A literal that is true.
  var fact: Literal {
    mutating get {
      if let known { return known }
      let fact = variable()
      add(fact)
      known = fact
      return fact
    }
  }

  mutating func variable() -> Literal {
    variables += 1
    return variables
  }

  mutating func add(_ literals: [Literal]) {
    if literals.contains(where: { $0 == known }) || isOver() { return }
    for literal in literals { append(literal) }
    clauses.append(0)
  }

  mutating func add(_ only: Literal) { add([only]) }

  // Most clauses are of two or three literals, and need no array of their own.

  mutating func add(_ one: Literal, _ other: Literal) {
    if one == known || other == known || isOver() { return }
    append(one)
    append(other)
    clauses.append(0)
  }

  mutating func add(_ first: Literal, _ second: Literal, _ third: Literal) {
    if first == known || second == known || third == known || isOver() { return }
    append(first)
    append(second)
    append(third)
    clauses.append(0)
  }

  /// Whether it takes no more clauses; asked before each.
  private mutating func isOver() -> Bool {
    if isGivenUp { return true }
    unasked += 1
    if unasked == Formula.stride {
      unasked = 0
      isGivenUp = isStopped()
    }
    return false
  }

  private mutating func append(_ literal: Literal) {
    if let known, literal == -known { return }
    clauses.append(literal)
  }

  /// At most one of the literals is true: pairs while they are few, else three at a time behind a
  /// variable that stands for them.
  mutating func atMostOne(_ literals: [Literal]) {
    var left = literals[...]
    while left.count > 5 {
      let head = Array(left.prefix(3))
      let carry = variable()
      for literal in head { add(-literal, carry) }
      pairs(head)
      left = [carry] + left.dropFirst(3)
    }
    pairs(Array(left))
  }

  private mutating func pairs(_ literals: [Literal]) {
    for i in literals.indices {
      for j in 0..<i { add(-literals[i], -literals[j]) }
    }
  }

  /// One literal that is true exactly when one of the literals is.
  mutating func any(_ literals: [Literal]) -> Literal {
    if literals.count == 1 { return literals[0] }
    if let known, literals.contains(known) { return known }
    let any = variable()
    add([-any] + literals)
    for literal in literals { add(-literal, any) }
    return any
  }
}

/// The delegations of an expo in the order of precedence: each before those below it.
struct DelegationTree {
  /// Depth first.
  private(set) var inOrder: [DelegationSummary] = []
  private let children: [String: [DelegationSummary]]
  private let signed: [String: PrecedenceOverride]

  /// - Parameter signed: The places that protocol signed off, by code.
  init(_ delegations: [DelegationSummary], signed: [String: PrecedenceOverride]) {
    children = Dictionary(grouping: delegations) { $0.parent ?? "" }
    self.signed = signed
    append(below: "")
  }

  private mutating func append(below parent: String) {
    let order = OrderOfPrecedence(
      (children[parent] ?? []).map { delegation in
        .init(
          subject: delegation, code: delegation.code, rank: delegation.head?.rank,
          listed: delegation.precedence, override: signed[delegation.code])
      })
    for (index, place) in order.places.enumerated() {
      var delegation = place.subject
      delegation.place = index + 1
      delegation.placeReason = place.reason
      inOrder.append(delegation)
      append(below: delegation.code)
    }
  }
}

extension Duration {
  /// As PostgreSQL's `make_interval(secs => …)` and metrics take it.
  var inSeconds: Double {
    let (seconds, attoseconds) = components
    return Double(seconds) + Double(attoseconds) * 1e-18
  }
}

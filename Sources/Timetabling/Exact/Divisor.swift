extension Sequence<Int> {
  /// The largest number that divides all of them; 0 of none, or of nothing but zeros.
  var greatestCommonDivisor: Int {
    reduce(0) { one, other in
      var (divisor, rest) = (one, other)
      while rest != 0 { (divisor, rest) = (rest, divisor % rest) }
      return divisor
    }
  }
}

/// How a Swift type is announced to the server.
public struct PostgresType: Sendable, Hashable {
  /// The type's number in `pg_type`, as elements of arrays and COPY fields carry it.
  public let oid: UInt32
  /// The number of the array type over it; 0 when there is none.
  public let arrayOID: UInt32
  /// True when a parameter of the type goes as a quoted literal would: as text whose type the
  /// server infers.
  public let isInferred: Bool

  /// Describes a type of `pg_type` by its number and its array's number.
  public init(oid: UInt32, arrayOID: UInt32, isInferred: Bool = false) {
    self.oid = oid
    self.arrayOID = arrayOID
    self.isInferred = isInferred
  }
}

extension PostgresType {
  static let bool = PostgresType(oid: 16, arrayOID: 1000)
  static let bytea = PostgresType(oid: 17, arrayOID: 1001)
  static let int8 = PostgresType(oid: 20, arrayOID: 1016)
  static let int2 = PostgresType(oid: 21, arrayOID: 1005)
  static let int4 = PostgresType(oid: 23, arrayOID: 1007)
  static let text = PostgresType(oid: 25, arrayOID: 1009, isInferred: true)
  static let float4 = PostgresType(oid: 700, arrayOID: 1021)
  static let float8 = PostgresType(oid: 701, arrayOID: 1022)
  static let date = PostgresType(oid: 1082, arrayOID: 1182)
  static let timestamptz = PostgresType(oid: 1184, arrayOID: 1185)
  static let numeric = PostgresType(oid: 1700, arrayOID: 1231)
  static let uuid = PostgresType(oid: 2950, arrayOID: 2951)
  static let json = PostgresType(oid: 114, arrayOID: 199)
  static let jsonb = PostgresType(oid: 3802, arrayOID: 3807)

  /// Types whose binary form is something else than their text; reading them as `String` would give
  /// rubbish.
  static let binaryOnly: Set<UInt32> = [
    16, 17, 20, 21, 23, 26, 600, 700, 701, 790, 869, 650, 829, 1083, 1114, 1184, 1186, 1266,
    1560, 1562, 1700, 2950, 3904, 3906, 3908, 3910, 3912, 3926, 4072,
  ]
}

public import Foundation

/// The moment at which tests take place unless they need another: Monday, 20 May 2030, 08:00 UTC.
public let fixedNow = Date(timeIntervalSince1970: 1_905_494_400)

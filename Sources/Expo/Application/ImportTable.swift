/// Every kind of file, in the order in which they depend on each other.
enum ImportTable {
  static let kinds: [any ImportKind.Type] = [
    SectorsImport.self,
    BorderPostsImport.self,
    TradeStatsImport.self,
    SeriesNamesImport.self,
    ExposImport.self,
    VenuesImport.self,
    TablesImport.self,
    DistancesImport.self,
    TimeslotsImport.self,
    DelegationsImport.self,
    EnterprisesImport.self,
    ContactsImport.self,
    InterpretersImport.self,
    AvailabilityImport.self,
    ProgrammeImport.self,
    RequestsImport.self,
    DealsImport.self,
  ]
}

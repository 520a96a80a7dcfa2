public import ArgumentParser
public import Expo

extension DelegationExportKind: ExpressibleByArgument {}

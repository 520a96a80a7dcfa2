public import ArgumentParser
public import Expo

extension PartyNameKind: ExpressibleByArgument {}

public import ArgumentParser
public import Expo

extension Preference: ExpressibleByArgument {}

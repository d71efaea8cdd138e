import ArgumentParser

@main struct Facet: ParsableCommand {}

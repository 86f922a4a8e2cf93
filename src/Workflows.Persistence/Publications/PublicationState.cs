namespace Workflows.Persistence.Publications;

/// <summary>Whether the public sees a release, or a later version of the same case has taken its place.</summary>
public enum PublicationState { Released, Replaced }

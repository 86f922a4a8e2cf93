namespace Workflows.Persistence.Cases;

/// <summary>Whether a case still runs.</summary>
public enum CaseStatus { Running, Ended }

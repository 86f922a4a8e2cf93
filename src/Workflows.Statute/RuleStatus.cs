namespace Workflows.Statute;

/// <summary>What is known of a version of a rule.</summary>
public enum RuleStatus
{
    /// <summary>Read in the text that sets it, and in force on the days it names.</summary>
    InForce,

    /// <summary>It was in force until a day that it names, and applies to steps of that time.</summary>
    Historical,

    /// <summary>Nobody has read it in the text in force: a parameter, to be confirmed with its source.</summary>
    Unverified,
}

namespace Workflows.Statute.Calendars;

/// <summary>What a day is to somebody who counts working days.</summary>
public enum DayKind
{
    /// <summary>A day of the working week that is no holiday.</summary>
    WorkingDay,

    /// <summary>A day off by the week: a Saturday, a Sunday.</summary>
    RestDay,

    /// <summary>A day off by the holiday notice, or by statute where there is no notice yet.</summary>
    Holiday,

    /// <summary>A day of the week's end on which the holiday notice has people work.</summary>
    MakeUpDay,
}

namespace Workflows.Statute.Periods;

/// <summary>The units in which the law counts. Days are calendar days; hours run around the clock.</summary>
public enum PeriodUnit { Hours, Days, WorkingDays, Months, Years }

/// <summary>A length of legal time, such as <c>7 working days</c>: a whole number and its unit, never one without the other.</summary>
public readonly partial record struct Period(int Count, PeriodUnit Unit);

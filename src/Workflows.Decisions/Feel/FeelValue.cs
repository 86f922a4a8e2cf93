using System.Collections.Immutable;
using System.Runtime.CompilerServices;
using Workflows.Decisions.Feel.Time;

namespace Workflows.Decisions.Feel;

/// <summary>
/// A value of FEEL's semantic domain (DMN, semantic domain). Equality here is structural: same kind, same content. FEEL's own
/// <c>=</c>, which answers null for kinds that do not compare, is the evaluator's business.
/// </summary>
public abstract record FeelValue
{
    private FeelValue()
    {
    }

    /// <summary>FEEL's null.</summary>
    public static FeelValue Nothing { get; } = new Null();

    public static FeelValue True { get; } = new Boolean(true);

    public static FeelValue False { get; } = new Boolean(false);

    public bool IsNull => this is Null;

    public static FeelValue Of(bool value) => value ? True : False;

    public static FeelValue Of(int value) => new Number(value);

    public static FeelValue Of(decimal value) => new Number(value);

    public static FeelValue Of(FeelNumber value) => new Number(value);

    /// <summary>The string; FEEL's null for a null reference.</summary>
    public static FeelValue Of(string? value) => value is null ? Nothing : new String(value);

    public static FeelValue Of(DateOnly value) => new Date(value);

    public static FeelValue Of(IEnumerable<FeelValue> items) => new List([.. items]);

    public static FeelValue Of(FeelContext value) => new Context(value);

    /// <summary>The value as FEEL text, a string without quotes: what <c>string()</c> gives.</summary>
    public sealed override string ToString() => FeelText.Of(this);

    public sealed record Null : FeelValue;

    public sealed record Boolean(bool Value) : FeelValue;

    public sealed record Number(FeelNumber Value) : FeelValue;

#pragma warning disable CA1720 // The kind is called string in FEEL.
    public sealed record String(string Value) : FeelValue;
#pragma warning restore CA1720

    /// <summary>A day of the proleptic Gregorian calendar, years -999999999 to 999999999.</summary>
    public sealed record Date : FeelValue
    {
        public Date(DateOnly value) => Day = CivilDate.From(value);

        internal Date(CivilDate day) => Day = day;

        /// <summary>The day; throws <see cref="ArgumentOutOfRangeException"/> outside the years 1 to 9999.</summary>
        public DateOnly Value => Day.ToDateOnly();

        internal CivilDate Day { get; }

        public void Deconstruct(out DateOnly value) => value = Value;
    }

    /// <summary>A time of day in nanoseconds since midnight, local or with an offset from UTC in seconds or a zone.</summary>
    public sealed record Time : FeelValue
    {
        public Time(TimeOnly value, TimeSpan? offset = null)
            : this(value.Ticks * 100, new ZoneSpot((int?)offset?.TotalSeconds, null))
        {
        }

        internal Time(long nanoseconds, ZoneSpot zone)
        {
            Nanoseconds = nanoseconds;
            Zone = zone;
        }

        /// <summary>The local time, cut to 100 nanoseconds.</summary>
        public TimeOnly Value => new(Nanoseconds / 100);

        /// <summary>Seconds east of UTC; null for a local time.</summary>
        public int? Offset => Zone.Offset;

        internal long Nanoseconds { get; }

        internal ZoneSpot Zone { get; }
    }

    /// <summary>FEEL's date and time: local, with an offset from UTC, or with a zone (whose offset was looked up).</summary>
    public sealed record DateTime : FeelValue
    {
        public DateTime(DateOnly day, TimeOnly time, TimeSpan? offset = null, string? zoneId = null)
            : this(CivilDate.From(day), time.Ticks * 100, new ZoneSpot((int?)offset?.TotalSeconds, zoneId))
        {
        }

        public DateTime(DateTimeOffset value)
            : this(DateOnly.FromDateTime(value.DateTime), TimeOnly.FromDateTime(value.DateTime), value.Offset)
        {
        }

        internal DateTime(CivilDate day, long nanoseconds, ZoneSpot zone)
        {
            Day = day;
            Nanoseconds = nanoseconds;
            Zone = zone;
        }

        /// <summary>The local day; throws <see cref="ArgumentOutOfRangeException"/> outside the years 1 to 9999.</summary>
        public DateOnly LocalDate => Day.ToDateOnly();

        /// <summary>The local time, cut to 100 nanoseconds.</summary>
        public TimeOnly LocalTime => new(Nanoseconds / 100);

        /// <summary>Seconds east of UTC; null for a local date and time.</summary>
        public int? Offset => Zone.Offset;

        internal CivilDate Day { get; }

        internal long Nanoseconds { get; }

        internal ZoneSpot Zone { get; }

        /// <summary>The instant; null for a local date and time. Throws outside the years 1 to 9999.</summary>
        public DateTimeOffset? ToInstant() =>
            Offset is { } seconds ? new DateTimeOffset(LocalDate, LocalTime, TimeSpan.FromSeconds(seconds)) : null;
    }

    /// <summary>A days and time duration, in nanoseconds.</summary>
    public sealed record DaysDuration(Int128 Nanoseconds) : FeelValue
    {
        public DaysDuration(TimeSpan value)
            : this((Int128)value.Ticks * 100)
        {
        }
    }

    /// <summary>A years and months duration, in months.</summary>
    public sealed record MonthsDuration(long Months) : FeelValue;

    public sealed record List(ImmutableArray<FeelValue> Items) : FeelValue
    {
        /// <summary>How large it is with all that it holds.</summary>
        internal Extent Extent { get; } = Extent.Of(Items.AsSpan());

        public bool Equals(List? other)
        {
            RuntimeHelpers.EnsureSufficientExecutionStack();
            return other is not null && Items.AsSpan().SequenceEqual(other.Items.AsSpan());
        }

        public override int GetHashCode()
        {
            RuntimeHelpers.EnsureSufficientExecutionStack();
            var hash = new HashCode();
            foreach (var item in Items) hash.Add(item);
            return hash.ToHashCode();
        }
    }

    public sealed record Context(FeelContext Value) : FeelValue;

    /// <summary>An interval; a null endpoint means unbounded on that side (and is never included).</summary>
    public sealed record Range(FeelValue Low, bool LowIncluded, FeelValue High, bool HighIncluded) : FeelValue
    {
        /// <summary>Whether it was written as a test, such as <c>(&gt;= 10)</c>: the standard holds that unlike <c>[10..null)</c>.</summary>
        public bool IsTest { get; init; }
    }

    /// <summary>A function, built in or a closure. Equal to itself only; has no stored form.</summary>
    public sealed record Function(FeelFunction Value) : FeelValue;
}

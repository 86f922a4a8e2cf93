using System.Collections.Immutable;

namespace Workflows.Engine.People;

/// <summary>A certificate that ends soon, or has ended: without it its holder may not act.</summary>
/// <param name="DaysLeft">Days until its last day, 0 on it; negative once it is over.</param>
public sealed record ExpiringCertificate(Person Holder, Certificate Certificate, int DaysLeft)
{
    /// <summary>The first notice comes this many days ahead.</summary>
    public const int FirstNotice = 60;

    /// <summary>From here on it presses.</summary>
    public const int SecondNotice = 30;

    public bool IsPressing => DaysLeft <= SecondNotice;

    /// <summary>What a reader is told of: his own, and as head of a unit everybody's there; the soonest first. One that was renewed is not told of.</summary>
    /// <param name="unitHead">The role whose holders are told of their unit.</param>
    public static ImmutableArray<ExpiringCertificate> For(Person reader, IEnumerable<Person> people, string unitHead, DateOnly today)
    {
        ArgumentNullException.ThrowIfNull(reader);
        ArgumentNullException.ThrowIfNull(people);
        return
        [
            .. from person in people
               where person.Id == reader.Id || (reader.MayActAs(unitHead, today) && person.Unit == reader.Unit)
               from kind in person.Certificates.GroupBy(c => c.Kind, StringComparer.Ordinal)
               let last = kind.MaxBy(c => c.ValidTo)
               let left = last.ValidTo.DayNumber - today.DayNumber
               where left <= FirstNotice
               orderby left, person.Id
               select new ExpiringCertificate(person, last, left),
        ];
    }
}

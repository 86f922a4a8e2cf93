using System.Collections.Immutable;
using Workflows.Engine.Cases;
using Workflows.Engine.Commands;
using Workflows.Engine.People;
using Workflows.Statute.Deadlines;

namespace Workflows.Runtime.Mail;

/// <summary>Why somebody gets a mail.</summary>
public enum RecipientReason
{
    /// <summary>He took the open task that would settle it.</summary>
    Doer,

    /// <summary>The open task that would settle it waits for him, or for another of his role, to take it.</summary>
    Asked,

    /// <summary>He holds the role.</summary>
    Holder,

    /// <summary>He acts in a holder's place by a delegation.</summary>
    Deputy,

    /// <summary>The account that it was meant for is closed, or nobody holds the role: it comes to him so that it is not lost.</summary>
    Forwarded,
}

/// <summary>Somebody who gets a mail, and why.</summary>
public sealed record Recipient(Person Person, RecipientReason Reason);

/// <summary>
/// Finds who gets a mail: whoever took the task that would settle it, or those who may take it; then of each role those who act in the case, else its holders in the unit of the case, else all its holders; beside each holder whoever
/// acts in his place. What was meant for an account that is closed goes to the head of its unit. No mail is lost for want of a reader.
/// </summary>
/// <param name="state">The case, whose acts tell its unit.</param>
/// <param name="readers">Who heads a unit, and who reads what has no other reader.</param>
/// <param name="left">Who left, by id.</param>
public sealed class Recipients(CaseState state, DefaultReaders readers, CommandContext context, ImmutableDictionary<string, Person> left)
{
    private readonly ImmutableArray<Person> active = [.. context.People.Values.OrderBy(p => p.Id, StringComparer.Ordinal)];

    /// <summary>Each person once; the strongest reason stands.</summary>
    public ImmutableArray<Recipient> Of(Effect.Mail mail)
    {
        ArgumentNullException.ThrowIfNull(mail);
        return
        [
            .. mail.Doers.SelectMany(doer => InHand(mail, doer)).Concat(mail.Roles.SelectMany(role => OfRole(mail, role)))
                .GroupBy(r => r.Person.Id, StringComparer.Ordinal).Select(same => same.MinBy(r => r.Reason)!)
                .OrderBy(r => r.Person.Id, StringComparer.Ordinal),
        ];
    }

    private IEnumerable<Recipient> InHand(Effect.Mail mail, Doer doer)
    {
        if (doer.Person is null) return doer.Roles.SelectMany(role => OfRole(mail, role)).Select(r => r.Reason == RecipientReason.Holder ? r with { Reason = RecipientReason.Asked } : r);
        if (Find(doer.Person) is not { } person) return LastResort();
        return Readers(person, doer.Roles.FirstOrDefault(person.Has) ?? doer.Roles[0]).Select(r => r.Person.Id == person.Id ? r with { Reason = RecipientReason.Doer } : r);
    }

    private IEnumerable<Recipient> OfRole(Effect.Mail mail, string role) =>
        Meant(mail, role).SelectMany(p => Readers(p, role)).DefaultIfEmpty().SelectMany(r => r is null ? LastResort() : [r]);

    private List<Person> Meant(Effect.Mail mail, string role)
    {
        var acting = mail.People.TryGetValue(role, out var ids)
            ? ids.Select(Find).OfType<Person>().Where(p => p.MayActAs(role, context.Today)).ToList()
            : [];
        if (acting.Count > 0) return acting;
        var holders = active.Where(p => p.Has(role)).ToList();
        if (holders.Count == 0) holders = [.. left.Values.Where(p => p.Has(role)).OrderBy(p => p.Id, StringComparer.Ordinal)];
        var unit = mail.Unit ?? UnitOfCase();
        var near = holders.Where(p => p.Unit == unit).ToList();
        return near.Count > 0 ? near : holders;
    }

    /// <summary>Who reads what is meant for a person in a role.</summary>
    private List<Recipient> Readers(Person meant, string role)
    {
        var deputies = active.Where(p => p.DelegationsOn(context.Today).Any(d => d.Principal == meant.Id && d.Role == role)).Select(p => new Recipient(p, RecipientReason.Deputy)).ToList();
        if (context.People.ContainsKey(meant.Id)) return [new(meant, meant.Has(role) ? RecipientReason.Holder : RecipientReason.Deputy), .. deputies];
        if (deputies.Count > 0) return deputies;
        var heads = active.Where(p => p.MayActAs(readers.UnitHead, context.Today) && p.Unit == meant.Unit).Select(p => new Recipient(p, RecipientReason.Forwarded)).ToList();
        return heads.Count > 0 ? heads : LastResort();
    }

    private List<Recipient> LastResort() => readers.LastResort
        .Select(role => active.Where(p => p.MayActAs(role, context.Today)).Select(p => new Recipient(p, RecipientReason.Forwarded)).ToList())
        .FirstOrDefault(found => found.Count > 0) ?? [];

    /// <summary>The unit of the first person who acted in the case: the one that handles it. Null before anybody did.</summary>
    private string? UnitOfCase() => state.Record.Acts.Select(a => Find(a.For ?? a.Person)?.Unit).FirstOrDefault(u => !string.IsNullOrEmpty(u));

    private Person? Find(string id) => context.Find(id) ?? left.GetValueOrDefault(id);
}

using System.Collections.Immutable;
using System.Globalization;
using Workflows.Runtime.Mail;

namespace Workflows.TestKit.Stores;

/// <summary>The outbox of the store in memory. Its owner locks.</summary>
internal sealed class InMemoryMails
{
    private readonly List<OutgoingMail> all = [];
    private readonly HashSet<string> identities = [];
    private readonly List<Row> pending = [];
    private long leases;

    public ImmutableArray<OutgoingMail> All => [.. all];

    /// <summary>Adds mails; one whose identity was written before is left out.</summary>
    public void Add(IEnumerable<OutgoingMail> mails)
    {
        foreach (var mail in mails.Where(m => identities.Add(m.Identity)))
        {
            all.Add(mail);
            if (mail.Address is { } address) pending.Add(new(mail, address));
        }
    }

    public ImmutableArray<LeasedMail> Lease(DateTimeOffset now, int most, TimeSpan lease)
    {
        var free = pending.Where(r => r.HeldUntil is null || r.HeldUntil <= now).Take(most).ToList();
        foreach (var row in free)
        {
            row.Lease = (++leases).ToString(CultureInfo.InvariantCulture);
            row.HeldUntil = now + lease;
            row.Attempts++;
        }
        return [.. free.Select(r => new LeasedMail(r.Mail.Identity, r.Address, r.Mail.Subject, r.Mail.Text, r.Mail.At, r.Lease!, r.Attempts))];
    }

    public void Delivered(LeasedMail mail) => pending.RemoveAll(r => r.Mail.Identity == mail.Identity);

    public void Failed(LeasedMail mail, DateTimeOffset? retryAt)
    {
        if (pending.Find(r => r.Mail.Identity == mail.Identity && r.Lease == mail.Lease) is not { } row) return;
        if (retryAt is null) pending.Remove(row);
        else (row.Lease, row.HeldUntil) = (null, retryAt);
    }

    public void PutBack(ImmutableArray<LeasedMail> mails)
    {
        foreach (var row in pending.Where(r => mails.Any(m => m.Identity == r.Mail.Identity && m.Lease == r.Lease)))
        {
            (row.Lease, row.HeldUntil) = (null, null);
            row.Attempts--;
        }
    }

    private sealed class Row(OutgoingMail mail, string address)
    {
        public OutgoingMail Mail { get; } = mail;

        public string Address { get; } = address;

        public string? Lease { get; set; }

        public DateTimeOffset? HeldUntil { get; set; }

        public int Attempts { get; set; }
    }
}

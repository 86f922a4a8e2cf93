using System.Collections.Immutable;
using Workflows.Engine.Cases;
using Workflows.Persistence.Tests.Samples;
using Workflows.Runtime.Mail;

namespace Workflows.Persistence.Tests.Stores;

public abstract partial class CaseStoreContract
{
    private Task<ImmutableArray<LeasedMail>> LeaseMailsAsync(DateTimeOffset now, int most = 10) => Outbox.LeaseAsync(now, most, s_minute, s_none);

    private Task<CaseState> WithMailsAsync(params OutgoingMail[] mails) => AppendAsync(SampleCase.Opened() with { Mails = [.. mails] });

    [Fact]
    public async Task Mails_are_leased_in_the_order_in_which_they_were_written()
    {
        var state = await WithMailsAsync(SampleCase.Mail("z"), SampleCase.Mail("a"));
        await AppendAsync(state.Then(new CaseEvent.StageBegan("filing")) with { Mails = [SampleCase.Mail("m")] });

        var mails = await LeaseMailsAsync(s_noon);

        Assert.Equal(["z", "a", "m"], mails.Select(m => m.Identity));
        Assert.Equal(("officer1@example.test", "期限提醒", "请登录系统办理。", s_noon, 1), (mails[0].Address, mails[0].Subject, mails[0].Text, mails[0].At, mails[0].Attempts));
    }

    [Fact]
    public async Task A_mail_of_the_same_identity_is_written_once()
    {
        var state = await WithMailsAsync(SampleCase.Mail("rung"), SampleCase.Mail("rung"));

        await AppendAsync(state.Then(new CaseEvent.StageBegan("filing")) with { Mails = [SampleCase.Mail("rung"), SampleCase.Mail("other")] });

        Assert.Equal(["rung", "other"], (await LeaseMailsAsync(s_noon)).Select(m => m.Identity));
    }

    [Fact]
    public async Task Somebody_without_an_address_gets_no_mail()
    {
        await WithMailsAsync(SampleCase.Mail("m", address: null));

        Assert.Empty(await LeaseMailsAsync(s_noon));
    }

    [Fact]
    public async Task A_leased_mail_is_sent_by_nobody_else_until_the_lease_ends()
    {
        await WithMailsAsync(SampleCase.Mail("m"));
        var first = Assert.Single(await LeaseMailsAsync(s_noon));

        Assert.Empty(await LeaseMailsAsync(s_noon.AddSeconds(59)));
        var second = Assert.Single(await LeaseMailsAsync(s_noon + s_minute));

        Assert.NotEqual(first.Lease, second.Lease);
        Assert.Equal(2, second.Attempts);
    }

    [Fact]
    public async Task A_delivered_mail_is_not_sent_again()
    {
        await WithMailsAsync(SampleCase.Mail("m"));

        await Outbox.DeliveredAsync(Assert.Single(await LeaseMailsAsync(s_noon)), s_noon, s_none);

        Assert.Empty(await LeaseMailsAsync(s_noon.AddDays(1)));
    }

    [Fact]
    public async Task A_mail_that_failed_is_tried_again_at_its_time()
    {
        await WithMailsAsync(SampleCase.Mail("m"));

        await Outbox.FailedAsync(Assert.Single(await LeaseMailsAsync(s_noon)), "421 busy", s_noon.AddSeconds(20), s_none);

        Assert.Empty(await LeaseMailsAsync(s_noon.AddSeconds(19)));
        Assert.Equal(2, Assert.Single(await LeaseMailsAsync(s_noon.AddSeconds(20))).Attempts);
    }

    [Fact]
    public async Task A_mail_that_nobody_tried_to_send_is_put_back_without_an_attempt_counted_and_only_by_who_holds_it()
    {
        await WithMailsAsync(SampleCase.Mail("m"), SampleCase.Mail("n"));
        var former = await LeaseMailsAsync(s_noon);
        var held = await LeaseMailsAsync(s_noon + s_minute); // the first lease ended

        await Outbox.PutBackAsync(former, s_noon + s_minute, s_none);
        Assert.Empty(await LeaseMailsAsync(s_noon.AddSeconds(61)));
        await Outbox.PutBackAsync(held, s_noon.AddSeconds(62), s_none);

        Assert.Equal([("m", 2), ("n", 2)], (await LeaseMailsAsync(s_noon.AddSeconds(62))).Select(m => (m.Identity, m.Attempts)));
    }

    [Fact]
    public async Task A_dead_mail_is_not_tried_again()
    {
        await WithMailsAsync(SampleCase.Mail("m"));

        await Outbox.FailedAsync(Assert.Single(await LeaseMailsAsync(s_noon)), "550 no such user", null, s_none);

        Assert.Empty(await LeaseMailsAsync(s_noon.AddDays(1)));
    }

    [Fact]
    public async Task Workers_that_lease_at_once_never_hold_the_same_mail()
    {
        await WithMailsAsync([.. Enumerable.Range(1, 30).Select(n => SampleCase.Mail($"m{n}"))]);

        var leased = await Task.WhenAll(Enumerable.Range(0, 10).Select(_ => Task.Run(() => LeaseMailsAsync(s_noon, most: 4))));

        var all = leased.SelectMany(l => l.Select(m => m.Identity)).ToList();
        Assert.Equal(all.Count, all.Distinct().Count());
        while (await LeaseMailsAsync(s_noon) is { IsEmpty: false } rest) all.AddRange(rest.Select(m => m.Identity)); // a worker may have found the others' rows locked
        Assert.Equal(30, all.Distinct().Count());
    }
}

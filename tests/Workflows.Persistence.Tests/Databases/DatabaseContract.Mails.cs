using Workflows.Engine.Cases;
using Workflows.Persistence.Mail;
using Workflows.Persistence.Tests.Samples;

namespace Workflows.Persistence.Tests.Databases;

public abstract partial class DatabaseContract
{
    [Fact]
    public async Task A_mail_is_also_a_message_in_the_application_until_its_reader_opens_it()
    {
        var state = await AppendAsync(SampleCase.Opened() with { Mails = [SampleCase.Mail("m1"), SampleCase.Mail("m2", address: null), SampleCase.Mail("m3", "unit-head")] });
        await AppendAsync(state.Then(new CaseEvent.NumberGiven("case", "1")));
        Assert.Equal(2, await Db.Messages.UnreadAsync("officer1", None));

        await Db.Messages.MarkReadAsync("officer1", ["m1", "m3"], SampleCase.Noon, None);

        Assert.Equal((1, 1), (await Db.Messages.UnreadAsync("officer1", None), await Db.Messages.UnreadAsync("unit-head", None)));
        var list = await Db.Messages.ListAsync("officer1", 0, 10, None);
        Assert.Equal([("m1", SampleCase.Noon), ("m2", null)], list.Items.Select(m => (m.Identity, m.ReadAt)));
        Assert.Equal(("1", "reminder", "请登录系统办理。"), (list.Items[0].Number, list.Items[0].Kind, list.Items[0].Text));

        await Db.Messages.MarkReadAsync("officer1", null, SampleCase.Noon, None);
        Assert.Equal(0, await Db.Messages.UnreadAsync("officer1", None));
    }

    [Fact]
    public async Task The_list_of_mails_shows_what_was_given_up_and_why_and_it_can_be_sent_again()
    {
        await AppendAsync(SampleCase.Opened() with { Mails = [SampleCase.Mail("sent"), SampleCase.Mail("refused"), SampleCase.Mail("waiting")] });
        var leased = await Db.Outbox.LeaseAsync(SampleCase.Noon, 2, TimeSpan.FromMinutes(1), None);
        await Db.Outbox.DeliveredAsync(leased[0], SampleCase.Noon, None);
        await Db.Outbox.FailedAsync(leased[1], "550 no such user", null, None);

        var all = (await Db.Outbox.ListAsync(null, 0, 10, None)).Items;
        Assert.Equal([("waiting", MailState.Pending), ("refused", MailState.Dead), ("sent", MailState.Delivered)], all.Select(m => (m.Identity, m.State)));
        Assert.Equal(SampleCase.Noon, all[2].DeliveredAt);
        Assert.Equal("550 no such user", Assert.Single((await Db.Outbox.ListAsync(MailState.Dead, 0, 10, None)).Items).Error);

        Assert.True(await Db.Outbox.ReviveAsync("refused", SampleCase.Noon, None));
        Assert.False(await Db.Outbox.ReviveAsync("sent", SampleCase.Noon, None));
        Assert.Equal(["refused", "waiting"], (await Db.Outbox.LeaseAsync(SampleCase.Noon, 10, TimeSpan.FromMinutes(1), None)).Select(m => m.Identity));
    }
}

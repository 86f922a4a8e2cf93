using System.Net;
using Workflows.EndToEnd.Tests.Cases;

namespace Workflows.EndToEnd.Tests.Faults;

/// <summary>An officer who opens case after case, inspects, and remembers what was accepted and what got no answer.</summary>
internal sealed class BusyOfficer(string account)
{
    private readonly List<Order> accepted = [];
    private readonly Queue<Order> unanswered = [];

    public string Account => account;

    public IReadOnlyCollection<Order> Accepted => accepted;

    public IReadOnlyCollection<Order> Unanswered => unanswered;

    /// <summary>Works until the host is gone.</summary>
    /// <param name="day">The legal day of the inspections.</param>
    public async Task WorkAsync(Uri address, string day)
    {
        try
        {
            using var officer = await Clerk.SignInAsync(address, account);
            while (true)
            {
                var open = Order.Open();
                await SendAsync(officer, open);
                var task = await officer.TaskAsync(open.Case);
                await SendAsync(officer, Order.Claim(open.Case, task));
                await SendAsync(officer, Order.Inspect(open.Case, task, day));
            }
        }
        catch (HttpRequestException e) when (e.StatusCode is null)
        {
            // The host is gone.
        }
    }

    /// <summary>Sends again, exactly as it was, what got no answer: somebody presses the button once more.</summary>
    public async Task SendAgainAsync(Uri address)
    {
        using var officer = await Clerk.SignInAsync(address, account);
        for (var left = unanswered.Count; left > 0; left--) await SendAsync(officer, unanswered.Dequeue());
    }

    private async Task SendAsync(Clerk officer, Order order)
    {
        try
        {
            var status = await officer.SendAsync(order.To, order.Fields);
            Assert.True(status == HttpStatusCode.Redirect, $"Expected {order.To} to be accepted, but the answer is {(int)status}.");
            accepted.Add(order);
        }
        catch (HttpRequestException)
        {
            unanswered.Enqueue(order);
            throw;
        }
    }
}

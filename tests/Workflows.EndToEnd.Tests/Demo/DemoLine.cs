using System.Globalization;

namespace Workflows.EndToEnd.Tests.Demo;

/// <summary>A line that the demonstration printed for an event.</summary>
/// <param name="Event">The event's kind and, after a space, what it speaks of.</param>
public sealed record DemoLine(DateTimeOffset At, string Case, int Seq, string Element, string Event, string Who)
{
    public static DemoLine Parse(string line)
    {
        var cells = line.Split('\t');
        Assert.Equal(6, cells.Length);
        return new(DateTimeOffset.ParseExact(cells[0], "yyyy-MM-dd'T'HH:mm:sszzz", CultureInfo.InvariantCulture),
            cells[1], int.Parse(cells[2], CultureInfo.InvariantCulture), cells[3], cells[4], cells[5]);
    }

    public string Kind => Event.Split(' ')[0];

    /// <summary>The deadline that the event speaks of, such as <c>publish-portal#1</c>.</summary>
    public string Deadline => Event.Split(' ')[1];
}

using Workflows.Enforcement.Masking;

namespace Workflows.Enforcement.Tests.Masking;

public sealed class RegionTests
{
    [Theory]
    [InlineData("示例省示例市示例县示例路1号", "示例省示例市示例县")]
    [InlineData("浙江省杭州市西湖区文三路1号2幢", "浙江省杭州市西湖区")]
    [InlineData("北京市海淀区中关村大街1号", "北京市海淀区")]
    [InlineData("内蒙古自治区呼和浩特市新城区某街3号", "内蒙古自治区呼和浩特市新城区")]
    [InlineData("湖北省恩施土家族苗族自治州恩施市某路", "湖北省恩施土家族苗族自治州恩施市")]
    [InlineData("江苏省苏州市昆山市玉山镇某村5号", "江苏省苏州市昆山市")]
    [InlineData("浙江省台州市路桥区某街6号", "浙江省台州市路桥区")]
    [InlineData("示例县幸福村8组", "示例县")]
    [InlineData("海淀区某路1号", "海淀区")]
    public void Of_an_address_county_or_district_remains(string address, string region) => Assert.Equal(region, Region.Of(address));

    [Theory]
    [InlineData("示例省示例市幸福小区3栋402室", "示例省示例市")]
    [InlineData("示例县阳光社区2号", "示例县")]
    [InlineData("示例市示例县县前街1号", "示例市示例县")]
    [InlineData("示例市人民路5号旗舰大厦", "示例市")]
    [InlineData("示例市解放路18号超市", "示例市")]
    [InlineData("示例市示例区人民路大市场3号", "示例市示例区")]
    [InlineData("示例县第3工业园区", "示例县")]
    public void Nothing_of_street_village_or_building_remains(string address, string region) => Assert.Equal(region, Region.Of(address));

    [Theory]
    [InlineData("人民路5号")]
    [InlineData("幸福小区3栋")]
    [InlineData("3号")]
    [InlineData("")]
    public void Where_no_region_can_be_told_none_is_shown(string address) => Assert.Null(Region.Of(address));
}

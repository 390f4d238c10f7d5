// What the dashboard needs of Apache ECharts and nothing more, in a file of its own: only who looks at a chart loads it.
import { BarChart, CustomChart, LineChart, ScatterChart } from 'echarts/charts';
import { AriaComponent, GridComponent, TitleComponent, TooltipComponent } from 'echarts/components';
import { init, use as register } from 'echarts/core';
import { SVGRenderer } from 'echarts/renderers';

// As SVG a chart is as sharp on a wall of 3,840 px and on paper as in the pane, and takes its colours from the page's variables.
register([
  BarChart,
  CustomChart,
  LineChart,
  ScatterChart,
  AriaComponent,
  GridComponent,
  TitleComponent,
  TooltipComponent,
  SVGRenderer,
]);

export { init };
